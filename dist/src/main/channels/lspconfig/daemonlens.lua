---@brief
---
--- https://github.com/daemonlens/daemonlens
---
--- Language server for Kubernetes DaemonSets: what the API server says, where pods run, what an edit restarts.
---@type vim.lsp.Config
return {
  cmd = { 'daemonlens', 'server' },
  filetypes = { 'yaml' },
  root_markers = { '.daemonlens.yaml', '.git' },
}
