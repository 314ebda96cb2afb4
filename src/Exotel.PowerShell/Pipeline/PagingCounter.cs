using System.Management.Automation;

namespace Exotel.PowerShell.Pipeline;

/// <summary>Counts objects through <c>-Skip</c> and <c>-First</c>.</summary>
internal sealed class PagingCounter
{
    private ulong _toSkip;
    private ulong _toTake;

    public PagingCounter(PagingParameters parameters)
    {
        _toSkip = parameters.Skip;
        _toTake = parameters.First;
    }

    public bool IsDone => _toTake == 0;

    public ulong ToSkip => _toSkip;

    /// <summary>The number of objects to read; null for all.</summary>
    public long? Limit => _toTake <= long.MaxValue && _toSkip <= long.MaxValue - _toTake ? (long)(_toTake + _toSkip) : null;

    /// <summary>Whether to write the next object.</summary>
    public bool Take()
    {
        if (_toSkip > 0)
        {
            _toSkip--;
            return false;
        }

        if (_toTake == 0)
            return false;
        _toTake--;
        return true;
    }
}
