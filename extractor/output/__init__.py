"""What was read or asked for → what people take away: text, JSON, CSV, XLSX, charts, SDMX, pictures of pages."""
