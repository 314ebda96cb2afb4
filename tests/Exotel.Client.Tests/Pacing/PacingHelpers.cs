using System;
using System.IO;
using System.Threading.Tasks;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Pacing;

/// <summary>Shortens the tests of rate limiters.</summary>
internal static class PacingHelpers
{
    public static Task<RateLimitLease?> SingleAsync(this RateLimiter limiter, int rate, int? bulk = null, RecordingObserver? observer = null) =>
        limiter.AcquireAsync(new RateLimits(rate, bulk ?? rate), RequestLane.Single, patience: null, observer is null ? null : observer.OnWaiting, TestContext.Current.CancellationToken);

    public static Task<RateLimitLease?> BulkAsync(this RateLimiter limiter, int rate, int? bulk = null, RecordingObserver? observer = null) =>
        limiter.AcquireAsync(new RateLimits(rate, bulk ?? rate), RequestLane.Bulk, patience: null, observer is null ? null : observer.OnWaiting, TestContext.Current.CancellationToken);

    /// <summary>A request that the server answers.</summary>
    public static void Answer(this RateLimitLease? lease, RateLimitHeaders? headers = null)
    {
        lease!.SetAnswered(headers);
        lease.Dispose();
    }

    /// <summary>A request that the server rejects with 429.</summary>
    public static void Refuse(this RateLimitLease? lease, TimeSpan? retryAfter = null)
    {
        lease!.SetAnswered(null);
        lease.SetRefused(retryAfter);
        lease.Dispose();
    }

    /// <summary>Sends two requests beside those that wait.</summary>
    public static void AnswerOneAndRefuseOne(this RateLimiter limiter)
    {
        limiter.BulkAsync(0).GetAwaiter().GetResult().Answer();
        limiter.BulkAsync(0).GetAwaiter().GetResult().Refuse();
    }

    /// <summary>A limiter of another process with the same file.</summary>
    public static RateLimiter Limiter(this DirectoryInfo folder, Clock clock, TimeSpan? window = null) =>
        new(clock, new PacingStore(clock, new PacingFile(folder.PacingFile())), window);

    public static string PacingFile(this DirectoryInfo folder) => Exotel.Pacing.PacingFile.PathOf(folder.FullName, "api.exotel.com", "exotest");
}
