using System;

namespace Exotel.Analytics.Store;

/// <summary>What a text repeats of its row; see <see cref="RepeatedText"/>.</summary>
[Flags]
internal enum RepeatedParts
{
    None = 0,

    /// <summary>The path of the account's calls.</summary>
    CallsPath = 1,

    /// <summary>The URL of the account's recordings.</summary>
    RecordingsUrl = 2,

    Sid = 4,

    ExoPhone = 8,
}
