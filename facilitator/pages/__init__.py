"""The pages, one module for each; ``facilitator.routes`` says at which addresses."""
