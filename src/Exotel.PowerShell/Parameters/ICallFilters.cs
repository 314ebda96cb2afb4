using Exotel.Calls;

namespace Exotel.PowerShell.Parameters;

/// <summary>The filters of calls that cmdlets have as parameters, each with the same name and meaning.</summary>
internal interface ICallFilters
{
    string[] From { get; }

    string[] To { get; }

    string[] PhoneNumber { get; }

    string[] Status { get; }

    string[] Direction { get; }

    /// <summary>Words of <see cref="CallOutcome"/>.</summary>
    string[] Outcome { get; }

    int? MinDuration { get; }

    int? MaxDuration { get; }

    decimal? MinPrice { get; }

    decimal? MaxPrice { get; }
}
