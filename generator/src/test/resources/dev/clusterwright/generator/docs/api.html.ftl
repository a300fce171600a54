${title?api.class}
