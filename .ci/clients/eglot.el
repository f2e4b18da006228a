;;; A session of Emacs' eglot with the server. -*- lexical-binding: t -*-

(setq user-emacs-directory (file-name-as-directory (make-temp-file "emacs" t)))
(package-initialize)
(require 'eglot)
(require 'flymake)

(defvar passed 0)
(defvar failed 0)

(defmacro check (name &rest body)
  "Count BODY as passed or, when it signals, as failed under NAME."
  `(condition-case problem
       (progn ,@body (setq passed (1+ passed)))
     (error (setq failed (1+ failed))
            (message "%s: %S" ,name problem))))

(defun waited (what condition)
  "Wait until CONDITION holds, else signal that WHAT did not happen."
  (with-timeout (60 (error "Waited in vain for %s" what))
    (while (not (funcall condition))
      (accept-process-output nil 0.1))))

(defun told ()
  "The texts of all findings of the buffer."
  (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))

(defun ask (method &rest more)
  "The server's answer to METHOD about this buffer, with MORE parameters."
  (jsonrpc-request (eglot-current-server) method
                   (append (list :textDocument (eglot--TextDocumentIdentifier)) more)
                   :timeout 60))

(require 'project)
(setq project-find-functions nil)
(define-derived-mode manifest-mode text-mode "Manifest")
(add-to-list 'eglot-server-programs `(manifest-mode ,(getenv "DAEMONLENS") "server"))

(find-file (pop command-line-args-left))
(manifest-mode)
(setq eglot-sync-connect t eglot-connect-timeout 60 eglot-autoshutdown nil)
(eglot--connect '(manifest-mode) (eglot--current-project) 'eglot-lsp-server
                (list (getenv "DAEMONLENS") "server") "yaml")
(eglot--maybe-activate-editing-mode)

(check "diagnostics"
  (waited "a finding"
          (lambda ()
            (flymake-start)
            (seq-some (lambda (text) (string-match-p "does not match template" text)) (told)))))

(check "an edit is judged anew"
  (goto-char (point-min))
  (search-forward "fluentd-es")
  (replace-match "fluentd")
  (eglot--signal-textDocument/didChange)
  (waited "the finding to go"
          (lambda ()
            (flymake-start)
            (not (seq-some (lambda (text) (string-match-p "does not match template" text)) (told))))))

(check "hover"
  (let ((hover (ask :textDocument/hover :position '(:line 11 :character 8))))
    (unless (string-match-p "maxUnavailable" (format "%S" hover)) (error "%S" hover))))

(check "completion"
  (let ((list (ask :textDocument/completion :position '(:line 17 :character 6))))
    (unless (string-match-p "tolerations" (format "%S" list)) (error "%S" list))))

(check "the row over the DaemonSet"
  (let ((lenses (ask :textDocument/codeLens)))
    (unless (string-match-p "runs on 3 of 4 nodes" (format "%S" lenses)) (error "%S" lenses))))

(check "rename"
  (goto-char (point-min))
  (search-forward "name: varlo")
  (eglot-rename "logs")
  (goto-char (point-max))
  (search-backward "name: logs"))

(set-buffer-modified-p nil)
(eglot-shutdown (eglot-current-server))
(princ (format "eglot: %d passed, %d failed\n" passed failed))
(kill-emacs (if (zerop failed) 0 1))
