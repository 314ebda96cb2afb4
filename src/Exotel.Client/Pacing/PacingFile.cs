using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using Exotel.Files;

namespace Exotel.Pacing;

/// <summary>
/// The file through which processes share the state of an account. It is opened exclusively for each change; the operating system releases
/// it when its process ends in any way. It contains times and process IDs, nothing secret, and can be read only by the user.
/// </summary>
/// <param name="path">The file; its folder must exist.</param>
internal sealed class PacingFile(string path)
{
    private const int HashLength = 12;
    private const int Unbuffered = 1;

    /// <summary>The number of attempts at once before the thread sleeps between two attempts.</summary>
    private const int QuickAttempts = 4;

    /// <summary>A process holds the file for well under a millisecond, unless it is suspended or the computer is overloaded.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly byte[] _buffer = new byte[PacingStateFormat.MaxLength];

    /// <summary>The path of an account's file: a hash, since file names should not show whose account it is.</summary>
    public static string PathOf(string folder, string host, string accountSid)
    {
        using var sha = SHA256.Create();
        var name = new StringBuilder("pace-");
        foreach (var part in sha.ComputeHash(Encoding.UTF8.GetBytes((host + "/" + accountSid).ToLowerInvariant())).AsSpan(0, HashLength))
            name.Append(part.ToString("x2", CultureInfo.InvariantCulture));
        return Path.Combine(folder, name.Append(".bin").ToString());
    }

    public bool Exists => File.Exists(path);

    /// <summary>Opens the file for one change.</summary>
    /// <exception cref="IOException">The file cannot be opened, or another process held it until the timeout.</exception>
    /// <exception cref="UnauthorizedAccessException">Access is denied.</exception>
    public FileStream Open()
    {
        var watch = Stopwatch.StartNew();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return PrivateFile.Open(path, FileMode.OpenOrCreate, FileShare.None, Unbuffered);
            }
            catch (IOException error) when (FileSharing.IsHeld(error) && watch.Elapsed < Timeout)
            {
                if (attempt <= QuickAttempts)
                    Thread.SpinWait(200);
                else
                    Thread.Sleep(1);
            }
        }
    }

    /// <returns>The state; null when the file is new or damaged.</returns>
    public PacingState? Read(FileStream file)
    {
        var length = 0;
        while (length < _buffer.Length && file.Read(_buffer, length, _buffer.Length - length) is var read and > 0)
            length += read;
        return PacingStateFormat.Read(_buffer.AsSpan(0, length));
    }

    public void Write(FileStream file, PacingState state)
    {
        var length = PacingStateFormat.Write(state, _buffer);
        file.Position = 0;
        file.Write(_buffer, 0, length);
        file.Flush();
    }
}
