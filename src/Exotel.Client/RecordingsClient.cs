using System;
using Exotel.Http;
using Exotel.Recordings;

namespace Exotel;

/// <summary>Downloads the recordings of calls.</summary>
internal sealed class RecordingsClient(ApiConnection connection)
{
    /// <param name="replace">Whether existing files are replaced.</param>
    /// <param name="onNotYet">Is notified, once per call, that a recording is not available yet, and how long it is waited for.</param>
    public RecordingSaver CreateSaver(bool replace, Action<string, TimeSpan> onNotYet) => new(connection, replace) { OnNotYet = onNotYet };
}
