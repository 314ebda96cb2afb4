# For the tests only: what ships is held to every rule.
@{
    Severity     = @('Error', 'Warning')
    ExcludeRules = @(
        # The blocks of a Pester file share variables, which the rule does not see.
        'PSUseDeclaredVarsMoreThanAssignments'
        # The credentials are those of a simulator, and in plain sight.
        'PSAvoidUsingConvertToSecureStringWithPlainText'
        # Helpers of a test start, stop and reset without asking.
        'PSUseShouldProcessForStateChangingFunctions'
        # A vault must have parameters that this one has no use for.
        'PSReviewUnusedParameter'
        # It takes the parameters of a thread job's own block for variables from outside.
        'PSUseUsingScopeModifierInNewRunspaces'
    )
    Rules        = @{
        # The suites run in both. Cmdlets and parameters are not checked: their profiles are not in every build of PSScriptAnalyzer.
        PSUseCompatibleSyntax = @{ Enable = $true; TargetVersions = @('5.1', '7.4') }
    }
}
