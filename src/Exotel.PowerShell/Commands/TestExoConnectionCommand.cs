using System;
using System.Management.Automation;
using Exotel.PowerShell.Accounts;
using Exotel.PowerShell.Pipeline;

namespace Exotel.PowerShell.Commands;

/// <summary>
/// Tests whether an account can be used, with one small request, and warns with the likely cause when it cannot. Source: docs/api.md#hosts-authentication-format.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "ExoConnection")]
[OutputType(typeof(bool))]
public sealed class TestExoConnectionCommand : ExotelCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var problem = FindProblem();
        if (problem is not null)
            WriteWarning(problem.Message);
        WriteObject(problem is null);
    }

    /// <summary>An invalid parameter is an error of the caller, not of the account.</summary>
    private AccountParameters CheckGiven()
    {
        try
        {
            return GivenAccount;
        }
        catch (ExotelException error)
        {
            ThrowTerminating(error);
            throw;
        }
    }

    private ExotelException? FindProblem()
    {
        var given = CheckGiven();
        Account account;
        try
        {
            var found = Accounts.Resolve(given);
            WriteAccount(found);
            account = found.ToAccount();
        }
        catch (ExotelException error)
        {
            return error;
        }

        WriteVerbose($"Testing account {account.AccountSid} at {account.Hosts.Api.Host} with one request for a list of calls.");
        var problem = Await(ConnectionDiagnosis.TestAsync(account, OpenToTry, Bridge.Stopping));
        WriteVerbose(problem is null
            ? $"{account.Hosts.Api.Host} accepts the key of account {account.AccountSid}."
            : $"The account cannot be used: {problem.Kind}{(problem.StatusCode is { } status ? FormattableString.Invariant($", status {status}") : ", no response")}. {RecommendedActions.For(problem)}");
        return problem;
    }
}
