using System;
using System.Collections.Generic;

namespace Exotel.Analytics.Store;

/// <summary>A step of a synchronization that is safely in the store.</summary>
/// <param name="Written">The calls that are new or changed.</param>
/// <param name="Count">How many calls this run has read so far.</param>
/// <param name="Until">Up to where the listing has come; null for calls that were asked for by SID.</param>
/// <param name="Fraction">How much of the time to be listed is done, from 0 to 1.</param>
/// <param name="CallsPerSecond">How many calls this run reads in a second.</param>
internal sealed record SyncChunk(IReadOnlyList<Call> Written, long Count, DateTimeOffset? Until, double Fraction, double CallsPerSecond);
