${self.hashCode()}
