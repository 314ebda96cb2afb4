# Objects leave a session through jobs, remoting and CLIXML, and come back with the same types and values, in every culture.

BeforeAll {
    Import-Module $env:EXOTEL_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/AnyAccount.psm1" -Force
    $server = Start-AnyAccountServer
    $account = New-AnyAccount $server travel

    function Get-Model([string] $Type) {
        switch ($Type) {
            'Exotel.Call' { Get-ExoCall -Sid 19c4e8a07d3b42f5b6a1e2d9c8f70b3a @account }
            'Exotel.CallLeg' { Get-ExoCallLeg 19c4e8a07d3b42f5b6a1e2d9c8f70b3a @account | Select-Object -First 1 }
            'Exotel.NumberInfo' { Get-ExoNumber 08045678900 @account }
            'Exotel.Phone' { Get-ExoPhone -Health @account }
            'Exotel.User' { Get-ExoUser @account }
            'Exotel.Callback' {
                '{"CallSid":"a","EventType":"terminal","DateCreated":"2026-11-06 10:00:00","flow_id":"42","Legs":[{"Status":"completed","OnCallDuration":7},{"Status":"busy","odd":"x"}]}' |
                    ConvertFrom-ExoCallback
            }
            'Exotel.Profile' {
                $env:EXOTEL_ACCOUNT_SID, $env:EXOTEL_API_KEY, $env:EXOTEL_API_TOKEN = 'travel', 'key-of-travel', 'token-of-travel'
                Get-ExoProfile -Current
                Remove-Item Env:EXOTEL_ACCOUNT_SID, Env:EXOTEL_API_KEY, Env:EXOTEL_API_TOKEN
            }
        }
    }

    # Each property with the type of its value; lists and dictionaries as their text.
    function Get-PropertyText($Item) {
        foreach ($property in $Item.PSObject.BaseObject.GetType().GetProperties()) {
            $value = $Item.($property.Name)
            $text = if ($value -is [DateTimeOffset]) { $value.ToString('o', [cultureinfo]::InvariantCulture) } elseif ($null -ne $value) { $value.ToString() }
            '{0} {1} {2}' -f $property.Name, $(if ($null -ne $value) { $value.GetType().FullName }), $text
        }
    }

    function Invoke-InCulture([string] $Name, [scriptblock] $Script) {
        $thread = [System.Threading.Thread]::CurrentThread
        $previous = $thread.CurrentCulture
        try { $thread.CurrentCulture = [cultureinfo]::GetCultureInfo($Name); & $Script } finally { $thread.CurrentCulture = $previous }
    }
}

AfterAll { $server.Dispose() }

BeforeDiscovery {
    $models = 'Exotel.Call', 'Exotel.CallLeg', 'Exotel.NumberInfo', 'Exotel.Phone', 'Exotel.User', 'Exotel.Callback', 'Exotel.Profile' | ForEach-Object { @{ Type = $_ } }
    $cultures = foreach ($model in $models) { foreach ($culture in 'en-US', 'en-IN', 'de-DE', 'th-TH', 'ar-SA') { @{ Type = $model.Type; Culture = $culture } } }
}

Describe 'An object of type <Type>' -ForEach $models {
    It 'returns from Export-Clixml and Import-Clixml as it was' {
        $before = Get-Model $Type
        $before | Export-Clixml "$TestDrive/object.xml"
        $after = Import-Clixml "$TestDrive/object.xml"
        $after.PSObject.BaseObject.GetType().FullName | Should -Be $Type
        Get-PropertyText $after | Should -Be (Get-PropertyText $before)
    }

    It 'is equally complete inside a list inside a hashtable' {
        $before = Get-Model $Type
        @{ all = @($before) } | Export-Clixml "$TestDrive/object.xml"
        Get-PropertyText (Import-Clixml "$TestDrive/object.xml").all[0] | Should -Be (Get-PropertyText $before)
    }
}

Describe 'PSSerializer in <Culture>' -ForEach $cultures {
    It 'returns an object of type <Type> as it was' {
        $before = Get-Model $Type
        $after = Invoke-InCulture $Culture { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($before)) }
        $after.PSObject.BaseObject.GetType().FullName | Should -Be $Type
        Get-PropertyText $after | Should -Be (Get-PropertyText $before)
    }
}

Describe 'Start-Job' {
    It 'returns calls that compare and sort like calls' {
        $before = Get-Model 'Exotel.Call'
        $job = Start-Job -ArgumentList $env:EXOTEL_TEST_MODULE, $account.AccountSid, $account.Credential, $account.Region -ScriptBlock {
            param($module, $sid, [pscredential] $credential, $region)
            Import-Module $module
            [System.Threading.Thread]::CurrentThread.CurrentCulture = [cultureinfo]::GetCultureInfo('th-TH')
            Get-ExoCall -Sid 19c4e8a07d3b42f5b6a1e2d9c8f70b3a -AccountSid $sid -Credential $credential -Region $region
        }
        $after = $job | Receive-Job -Wait -AutoRemoveJob
        $after.PSObject.BaseObject | Should -BeOfType ([Exotel.Call])
        $after.DateCreated | Should -BeOfType ([DateTimeOffset])
        Get-PropertyText $after | Should -Be (Get-PropertyText $before)
        $after.DateCreated -gt (Get-Date '2000-01-01') | Should -BeTrue
    }
}

Describe 'A property of a call that the session does not know' {
    It 'is ignored, and one that is missing is null' {
        $xml = [System.Management.Automation.PSSerializer]::Serialize((Get-Model 'Exotel.Call')) -replace 'N="CallerName"', 'N="NoSuchProperty"'
        $after = [System.Management.Automation.PSSerializer]::Deserialize($xml)
        $after.PSObject.BaseObject | Should -BeOfType ([Exotel.Call])
        $after.CallerName | Should -BeNullOrEmpty
    }
}

Describe 'An account' {
    It 'leaves without its secret' {
        $connected = Connect-ExoAccount @account -SkipTest
        $xml = [System.Management.Automation.PSSerializer]::Serialize($connected, 5)
        $xml | Should -Not -Match 'token-of|key-of'
        $after = [System.Management.Automation.PSSerializer]::Deserialize($xml)
        $after.AccountSid, $after.RateLimit | Should -Be 'travel', $connected.RateLimit
        Disconnect-ExoAccount
    }
}
