"""Links over the whole warehouse: targets of references, demands asked again, figures stated again."""
