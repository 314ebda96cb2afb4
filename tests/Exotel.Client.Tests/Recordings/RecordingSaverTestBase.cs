using System;
using System.IO;
using System.Linq;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Recordings;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Recordings;

/// <summary>Saves the recording of a call from canned responses to a folder of its own.</summary>
public abstract class RecordingSaverTestBase : IDisposable
{
    private protected const string Plain = "https://recordings.exotel.com/acme/a.mp3";
    private protected const string Signed = "https://recordings.exotel.com/acme/a.mp3?X-Amz-Signature=1";

    private protected DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("exotel-recordings-");
    private protected CannedResponses Answers { get; } = new();
    private protected FakeClock Clock { get; } = new();

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected string Whole => Path.Combine(Folder.FullName, "a.mp3");

    public void Dispose()
    {
        Folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected Call Ended(string? recording, string? signed = null, TimeSpan? ago = null) => new()
    {
        Sid = "a",
        Status = "completed",
        EndTime = Clock.UtcNow - (ago ?? TimeSpan.FromDays(1)),
        RecordingUrl = recording,
        PreSignedRecordingUrl = signed,
    };

    private protected Task<Call> SaveAsync(Call? call, bool replace = false, Action? onNotYet = null) =>
        new RecordingSaver(Answers.Connect(clock: Clock), replace) { OnNotYet = (_, _) => onNotYet?.Invoke() }
            .SaveAsync("a", call, new RecordingFile(Folder.FullName, "a"), Cancellation);

    private protected void Sound(string body, string? tag = null, long? length = null) => Answers.Add(200, body, "audio/mpeg", answer =>
    {
        answer.Headers.ETag = tag is null ? null : new EntityTagHeaderValue(tag);
        if (length is not null)
            answer.Content.Headers.ContentLength = length;
    });

    private protected string[] Files() => Folder.GetFiles().Select(file => file.Name).Order().ToArray();
}
