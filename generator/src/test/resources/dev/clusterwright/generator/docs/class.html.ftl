${self.class}
