document.documentElement.dataset.acme = "yes";
