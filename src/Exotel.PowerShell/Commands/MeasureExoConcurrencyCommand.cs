using System.Globalization;
using System.Management.Automation;
using Exotel.Analytics.Metrics;
using Exotel.PowerShell.Pipeline;
using Exotel.PowerShell.Rows;

namespace Exotel.PowerShell.Commands;

/// <summary>Computes how many calls were under way at once, and how many lines their traffic needs.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "ExoConcurrency", DefaultParameterSetName = CallsSet)]
[OutputType(typeof(Concurrency))]
public sealed class MeasureExoConcurrencyCommand : CallRowCommand
{
    private ConcurrencyOptions? _options;
    private ConcurrencyAggregator? _aggregator;

    /// <summary>ExoPhone or Direction, or both.</summary>
    [Parameter(Position = 0)]
    [ValidateSet("ExoPhone", "Direction")]
    public string[] By { get; set; } = [];

    /// <summary>The number of calls from which time counts as time at the limit.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Limit { get; set; }

    /// <summary>The share of calls that may find all lines busy, between 0 and 1.</summary>
    [Parameter]
    public double Blocking { get; set; } = 0.01;

    internal override CallRowColumns Columns => CallRowColumns.ForConcurrency(_options!);

    internal override void Add(in CallRow call) => _aggregator!.Add(call);

    internal override void WriteFigures()
    {
        var view = _options!.By.Count switch { 0 => "", 1 => "Group", _ => "Groups" } + (Limit is null ? "" : "Limit");
        foreach (var concurrency in _aggregator!.GetConcurrency())
            WriteObject(WithView(concurrency, view));
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (!(Blocking is > 0 and < 1))
        {
            var given = Blocking.ToString(CultureInfo.InvariantCulture);
            ThrowInvalid($"The blocking '{given}' must be greater than 0 and less than 1.", Blocking, "Specify 0.01 for 1 % of calls.");
        }

        _options = new ConcurrencyOptions { By = CallGroupings.Parse(By), Limit = Limit, Blocking = Blocking };
        _aggregator = new ConcurrencyAggregator(_options);
    }
}
