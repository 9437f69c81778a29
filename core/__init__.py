"""What the product knows: domains, and the kit they stand on."""
