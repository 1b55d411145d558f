"""What the product is compared with: the platforms' own libraries, used as their guides show."""
