"""The raw zone and the warehouse: records to Arrow and back, what is new, what is published."""
