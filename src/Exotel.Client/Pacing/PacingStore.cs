using System;
using System.IO;

namespace Exotel.Pacing;

/// <summary>
/// Keeps the state of an account: in a file that all processes of the user share, or, without a file, by process alone. If the file is damaged,
/// it is written again from what this process last saw.
/// </summary>
/// <param name="clock">The clock.</param>
/// <param name="file">The shared file; null for none.</param>
internal sealed class PacingStore(Clock clock, PacingFile? file = null)
{
    /// <summary>How long the process goes on alone before it tries an unusable file again.</summary>
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(30);

    private readonly object _sync = new();
    private PacingState _state = new();
    private TimeSpan? _aloneUntil;
    private TimeSpan? _lastShared;
    private string? _problem;
    private bool _hasReportedProblem;

    /// <summary>Why the state is not shared, for the first caller; null when it is shared, or was reported.</summary>
    public string? TakeProblem()
    {
        lock (_sync)
        {
            var problem = _hasReportedProblem ? null : _problem;
            _hasReportedProblem |= problem is not null;
            return problem;
        }
    }

    /// <summary>Changes the state, at the present time.</summary>
    /// <param name="change">The change; it may run while other processes wait, so it must not block.</param>
    public T Update<T>(Func<PacingState, T> change)
    {
        lock (_sync)
        {
            if (file is null || clock.Elapsed < _aloneUntil)
                return Apply(change);
            var isApplied = false;
            var result = default(T)!;
            try
            {
                using var stream = file.Open();
                _state = file.Read(stream) ?? _state;
                result = Apply(change);
                isApplied = true;
                file.Write(stream, _state);
                (_aloneUntil, _lastShared) = (null, clock.Elapsed);
                return result;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                _aloneUntil = clock.Elapsed + RetryInterval;
                _problem ??= error.Message;
                return isApplied ? result : Apply(change);
            }
        }
    }

    /// <summary>Reads the state without a change that others must see. It may be older than the present by a given time.</summary>
    public T Peek<T>(TimeSpan maxAge, Func<PacingState, T> read)
    {
        lock (_sync)
        {
            return file is null || !file.Exists || clock.Elapsed - _lastShared < maxAge ? Apply(read) : Update(read);
        }
    }

    private T Apply<T>(Func<PacingState, T> change)
    {
        _state.Advance(clock);
        return change(_state);
    }
}
