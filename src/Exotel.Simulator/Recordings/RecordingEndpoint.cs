using System;
using System.Text;
using Exotel.Simulator.Access;
using Exotel.Simulator.Calls;
using Exotel.Simulator.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Exotel.Simulator.Recordings;

/// <summary>
/// Recordings, in full or in ranges, with Basic authentication or a pre-signed URL. Using both at once is an error.
/// </summary>
/// <param name="options">How the simulator behaves.</param>
/// <param name="store">The calls that were recorded.</param>
/// <param name="address">Gets the simulator's base URL, which is not known before it listens.</param>
internal sealed class RecordingEndpoint(SimulatorOptions options, CallStore store, Func<Uri> address)
{
    private const int BytesPerSecond = 2000;

    public IResult Get(HttpContext context, string name)
    {
        var isSigned = context.Request.Query.ContainsKey("presigned");
        var hasCredential = context.Request.Headers.Authorization.Count > 0;
        if (isSigned && hasCredential)
            return Results.Text("Only one auth mechanism allowed", statusCode: 400);
        if (!isSigned && !BasicAuthentication.IsAuthenticated(context.Request, options))
            return Results.Text("Access denied", statusCode: 401);

        var sid = name.EndsWith(".mp3", StringComparison.Ordinal) ? name[..^4] : name;
        if (store.Find(sid) is not { IsRecorded: true } call || call.RecordedAt > options.LocalNow)
            return Results.Text("Not found", statusCode: 404);
        return Results.Bytes(CreateAudio(call), "audio/mpeg", enableRangeProcessing: true, entityTag: new EntityTagHeaderValue($"\"{sid}\""));
    }

    /// <summary>Redirects to the other host name of this machine: from localhost to 127.0.0.1, and the reverse.</summary>
    public IResult Redirect(HttpContext context, string name)
    {
        var url = new UriBuilder(address()) { Path = "/recordings/" + name, Query = "presigned=5" };
        url.Host = url.Host == "localhost" ? "127.0.0.1" : "localhost";
        return Results.Redirect(url.Uri.AbsoluteUri);
    }

    /// <summary>Returns the same bytes for the same call.</summary>
    private static byte[] CreateAudio(SimCall call)
    {
        var audio = new byte[BytesPerSecond * Math.Max(1, call.Conversation ?? 1)];
        new Random(call.Variant).NextBytes(audio);
        Encoding.ASCII.GetBytes("ID3" + call.Sid).CopyTo(audio, 0);
        return audio;
    }
}
