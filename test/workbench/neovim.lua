-- Neovim's own client (0.7) over our server, set up as our README says. Prints one line of JSON: what each step gave.
-- The environment says which file (DOCUMENT), what stands in the README (SETUP), and which fix to choose (FIX).
local milliseconds = 20000
local report = {}

local function finish()
  io.stdout:write(vim.fn.json_encode(report), '\n')
  vim.cmd('qall!')
end

local function step(name, action)
  local ok, result = pcall(action)
  report[name] = ok and result or nil
  if ok then return end
  report.error = name .. ': ' .. tostring(result)
  finish()
end

-- vim.wait goes on as soon as the condition holds.
local function wait_for(what, condition)
  assert(vim.wait(milliseconds, condition, 10), 'waited in vain for ' .. what)
end

local function messages()
  return vim.tbl_map(function(diagnostic) return diagnostic.message end, vim.diagnostic.get(0))
end

step('attached', function()
  vim.cmd('luafile ' .. vim.fn.fnameescape(vim.env.SETUP))
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.DOCUMENT))
  wait_for('the server', function()
    local started = _G.convenant and vim.lsp.get_client_by_id(_G.convenant)
    return started and started.initialized
  end)
  return true
end)

local finding
step('before', function()
  wait_for('diagnostics', function() return #vim.diagnostic.get(0) > 0 end)
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    if diagnostic.message:find(vim.env.FINDING, 1, true) then finding = diagnostic end
  end
  assert(finding, 'no such finding among: ' .. table.concat(messages(), ' / '))
  vim.api.nvim_win_set_cursor(0, { finding.lnum + 1, finding.col })
  return messages()
end)

step('hover', function()
  local position = vim.lsp.util.make_position_params()
  local answers = assert(vim.lsp.buf_request_sync(0, 'textDocument/hover', position, milliseconds))
  local _, answer = next(answers)
  local lines = vim.lsp.util.convert_input_to_markdown_lines(answer.result.contents)
  return table.concat(lines, '\n')
end)

step('offered', function()
  local offered, chosen = {}, false
  -- Answers the question that Neovim would put to the user.
  vim.ui.select = function(items, _, choose)
    for _, item in ipairs(items) do table.insert(offered, item[2].title) end
    for _, item in ipairs(items) do
      if item[2].title:find(vim.env.FIX, 1, true) then
        chosen = true
        return choose(item)
      end
    end
    choose(nil)
  end
  local changed = vim.b.changedtick
  vim.lsp.buf.code_action()
  wait_for('code actions', function() return #offered > 0 end)
  assert(chosen, 'no such fix among: ' .. table.concat(offered, ' / '))
  wait_for('the fix', function() return vim.b.changedtick > changed end)
  return offered
end)

step('after', function()
  wait_for('the finding to go', function()
    return not vim.tbl_contains(messages(), finding.message)
  end)
  return messages()
end)

step('text', function() return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') end)
finish()
