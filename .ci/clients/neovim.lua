-- A session of Neovim's own client with the server: what it shows, completes and explains.

local passed, failed = 0, 0

local function check(name, code)
  local ok, problem = pcall(code)
  if ok then
    passed = passed + 1
  else
    failed = failed + 1
    io.stderr:write(name .. ': ' .. tostring(problem) .. '\n')
  end
end

local function waited(what, condition)
  assert(vim.wait(60000, condition, 50), 'waited in vain for ' .. what)
end

local id = vim.lsp.start_client({
  name = 'daemonlens',
  cmd = { vim.env.DAEMONLENS, 'server' },
  root_dir = vim.fn.getcwd(),
})
vim.lsp.buf_attach_client(0, id)
local client = vim.lsp.get_client_by_id(id)

local function ask(method, line, character)
  local params = { textDocument = vim.lsp.util.make_text_document_params(0) }
  if line then
    params.position = { line = line, character = character }
  end
  local answer = client.request_sync(method, params, 60000, 0)
  assert(answer and not answer.err, vim.inspect(answer))
  return answer.result
end

check('diagnostics', function()
  waited('diagnostics', function() return #vim.diagnostic.get(0) > 0 end)
  local found = false
  for _, each in ipairs(vim.diagnostic.get(0)) do
    found = found or each.source == 'daemonlens' and each.message:find('does not match template', 1, true)
  end
  assert(found, vim.inspect(vim.diagnostic.get(0)))
end)

check('an edit is judged anew', function()
  vim.api.nvim_buf_set_lines(0, 15, 16, true, { '        app: fluentd' })
  waited('the finding to go', function()
    for _, each in ipairs(vim.diagnostic.get(0)) do
      if each.message:find('does not match template', 1, true) then return false end
    end
    return true
  end)
end)

check('hover', function()
  local hover = ask('textDocument/hover', 11, 8)
  assert(hover.contents.value:find('maxUnavailable', 1, true))
end)

check('completion', function()
  local list = ask('textDocument/completion', 17, 6)
  local found = false
  for _, item in ipairs(list.items) do
    found = found or item.label == 'tolerations'
  end
  assert(found)
end)

check('the row over the DaemonSet', function()
  local lenses = ask('textDocument/codeLens')
  assert(lenses[1].command.title == 'runs on 3 of 4 nodes', vim.inspect(lenses))
end)

check('rename', function()
  vim.api.nvim_win_set_cursor(0, { 22, 18 })
  vim.lsp.buf.rename('logs')
  waited('the volume to be renamed', function()
    return vim.api.nvim_buf_get_lines(0, 24, 25, true)[1]:find('logs', 1, true) ~= nil
  end)
end)

client.stop()
vim.wait(10000, function() return client.is_stopped() end, 50)
print(string.format('neovim: %d passed, %d failed\n', passed, failed))
vim.cmd(failed == 0 and 'qall!' or 'cquit!')
