using System;
using System.Text;
using Exotel.Simulator.Access;
using Exotel.Simulator.Calls;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Exotel.Simulator.Recordings;

/// <summary>
/// Recordings: with Basic authentication, or with a pre-signed address; both at once are refused. Parts can be asked for.
/// </summary>
internal sealed class RecordingEndpoint
{
    private const int BytesPerSecond = 2000;

    private readonly SimulatorServer _server;

    public RecordingEndpoint(SimulatorServer server) => _server = server;

    public IResult Get(HttpContext context, string name)
    {
        var isSigned = context.Request.Query.ContainsKey("presigned");
        var hasCredential = context.Request.Headers.Authorization.Count > 0;
        if (isSigned && hasCredential)
            return Results.Text("Only one auth mechanism allowed", statusCode: 400);
        if (!isSigned && !BasicAccess.IsGranted(context.Request, _server.Options))
            return Results.Text("Access denied", statusCode: 401);

        var sid = name.EndsWith(".mp3", StringComparison.Ordinal) ? name[..^4] : name;
        if (_server.Store.Find(sid) is not { IsRecorded: true } call || call.RecordedAt > _server.Options.WallClock)
            return Results.Text("Not there", statusCode: 404);
        return Results.Bytes(Sound(call), "audio/mpeg", enableRangeProcessing: true, entityTag: new EntityTagHeaderValue($"\"{sid}\""));
    }

    /// <summary>Sends whoever asks to the other name of this machine.</summary>
    public IResult Redirect(HttpContext context, string name)
    {
        var address = new UriBuilder(_server.Address) { Path = "/recordings/" + name, Query = "presigned=5" };
        address.Host = address.Host == "localhost" ? "127.0.0.1" : "localhost";
        return Results.Redirect(address.Uri.AbsoluteUri);
    }

    /// <summary>The same bytes for the same call.</summary>
    private static byte[] Sound(SimCall call)
    {
        var sound = new byte[BytesPerSecond * Math.Max(1, call.Conversation ?? 1)];
        new Random(call.Oddity).NextBytes(sound);
        Encoding.ASCII.GetBytes("ID3" + call.Sid).CopyTo(sound, 0);
        return sound;
    }
}
