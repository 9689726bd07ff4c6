### Sorun kodlarının sözleri: ne oldu, ne yapmalı. Her kod için `problem-<kod>`.

problem-internal = Bir hata oluştu. Yeniden deneyin; yine olursa sistem sorumlusuna haber verin.
