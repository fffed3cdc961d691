"""目标企业清单: the list of target enterprises as a workbook that staff sort, fill in and send on."""
