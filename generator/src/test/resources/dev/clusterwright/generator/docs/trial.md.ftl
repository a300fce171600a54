# ${title}

| ${title} | ${number} |
