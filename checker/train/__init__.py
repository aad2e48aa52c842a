"""Training: from tables of texts and a pre-trained network to a model folder (an extra)."""
