;; Emacs' own client for language servers (eglot) over our server, set up as our README says. Prints one line of JSON: what each step gave.
;; The environment says which file (DOCUMENT), what stands in the README (SETUP), and which fix to choose (FIX).
(require 'eglot)
(require 'markdown-mode)
(require 'json)

(defvar report nil "What each step gave.")
(defun note (name value) (push (cons name value) report))

(defun wait-for (what condition)
  "Wait until CONDITION holds; the server's messages are taken in while waiting."
  (let ((deadline (+ (float-time) 30)))
    (while (not (funcall condition))
      (when (> (float-time) deadline) (error "waited in vain for %s" what))
      (accept-process-output nil 0.02))))

(defun messages () (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))
(defun the-finding ()
  (seq-find (lambda (one) (string-match-p (regexp-quote (getenv "FINDING")) (flymake-diagnostic-text one))) (flymake-diagnostics)))

(defun main ()
  (setq eglot-sync-connect t eglot-connect-timeout 30 eglot-autoshutdown t)
  (load (getenv "SETUP") nil t)
  (find-file (getenv "DOCUMENT"))
  (markdown-mode)
  (apply #'eglot (eglot--guess-contact))
  (wait-for "diagnostics" #'the-finding)
  (note 'before (vconcat (messages)))
  (goto-char (flymake-diagnostic-beg (the-finding)))
  (let ((hover (jsonrpc-request (eglot--current-server-or-lose) :textDocument/hover (eglot--TextDocumentPositionParams))))
    (note 'hover (plist-get (plist-get hover :contents) :value)))
  (let* ((actions (append (jsonrpc-request (eglot--current-server-or-lose) :textDocument/codeAction
                                           (list :textDocument (eglot--TextDocumentIdentifier)
                                                 :range (list :start (eglot--pos-to-lsp-position) :end (eglot--pos-to-lsp-position))
                                                 :context (list :diagnostics
                                                                (vector (cdr (assoc 'eglot-lsp-diag (eglot--diag-data (the-finding))))))))
                          nil))
         (fix (seq-find (lambda (one) (string-match-p (regexp-quote (getenv "FIX")) (plist-get one :title))) actions)))
    (note 'offered (vconcat (mapcar (lambda (one) (plist-get one :title)) actions)))
    (unless fix (error "no such fix"))
    (eglot--apply-workspace-edit (plist-get fix :edit)))
  (eglot--signal-textDocument/didChange)
  (wait-for "the finding to go" (lambda () (not (the-finding))))
  (note 'after (vconcat (messages)))
  (note 'text (buffer-string)))

(condition-case problem (main) (error (note 'error (error-message-string problem))))
(princ (json-encode report))
(kill-emacs 0)
