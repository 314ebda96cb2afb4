# A server in this process that knows every account: the key of account X is key-of-X, its token token-of-X. It answers with
# payloads of the API documents, and notes who asked in whose name. For tests of many accounts at once, and of secrecy;
# everything else is tested against the simulator.

. "$PSScriptRoot/Import-TestKit.ps1"

function Start-AnyAccountServer {
    $payload = { param($name) Get-Content "$PSScriptRoot/../Fixtures/$name.json" -Raw }
    $answers = [System.Collections.Generic.Dictionary[string, string]]::new()
    $answers['call'] = & $payload call-details
    $answers['list'] = '{"Metadata":{"Total":1,"PageSize":50,"NextPageUri":null},"Calls":[' + ($answers['call'] | ConvertFrom-Json | ForEach-Object Call | ConvertTo-Json -Depth 5) + ']}'
    $answers['account'] = '{"Account":{"Sid":"{account}","AuthToken":"token-of-{account}","Nested":[{"api_token":"token-of-{account}"}],"Note":"the token is token-of-{account}","Uri":"https://key-of-{account}:token-of-{account}@api.exotel.com/v1"}}'
    $answers['connect'] = & $payload connect-response
    $answers['legs'] = & $payload legs-v1
    $answers['number'] = & $payload number
    $answers['phones'] = '{"incoming_phone_numbers":[{"sid":"x1234567890","phone_number":"x1234567890","friendly_name":"Sales","capabilities":{"voice":true},"voice_url":"https://key-of-{account}:token-of-{account}@example.com/exoml/start_voice/7"}],"next_page_uri":null}'
    $answers['health'] = '{"response":[{"code":200,"data":{"connectivity":{"incoming_call":{"status":"active","last_check_time":"2026-07-15T06:00:00Z"},"outgoing_call":{"status":"major_outage","alternate_exophone":"0802"}}}}]}'
    $answers['users'] = '{"metadata":{"total":1},"response":[{"code":200,"data":{"id":"u1","first_name":"Asha","email":"asha@example.com","active_call":true,"last_login":"2026-07-15T06:00:00Z","devices":[{"contact_uri":"+919800000001","type":"tel","available":true}]}}]}'
    $answers['v2'] = $answers['v3'] = & $payload call-details-v2
    $answers['v2-legs'] = $answers['v3-legs'] = & $payload legs-v3
    [Exotel.TestKit.AnyAccountServer]::new($answers)
}

# What an account of this server connects with.
function New-AnyAccount {
    param($Server, [string] $AccountSid)
    @{
        AccountSid = $AccountSid
        Credential = [pscredential]::new("key-of-$AccountSid", (ConvertTo-SecureString "token-of-$AccountSid" -AsPlainText -Force))
        Region     = $Server.Address
    }
}

# Requests in the name of one account with the key or token of another.
function Get-MixedRequest {
    param($Server)
    $Server.Requests.Keys | Where-Object { $sid, $key, $token = $_ -split ' '; $key -ne "key-of-$sid" -or $token -ne "token-of-$sid" }
}

Export-ModuleMember -Function *-AnyAccount*, Get-MixedRequest
