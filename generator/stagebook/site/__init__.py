"""A view of the playbook becomes pages: plan, addresses, bodies, texts."""
