using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;

namespace Exotel.Analytics.Tests.Oracle;

/// <summary>A PostgreSQL server of its own for the tests: in a temporary folder, on a free loopback port, ended with them.</summary>
public sealed class PostgreSqlServer : IDisposable
{
    private const string Root = "/usr/lib/postgresql";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "exotel-pg-" + Guid.NewGuid().ToString("N"));
    private readonly string? _bin;
    private readonly int _port;

    public PostgreSqlServer()
    {
        // Wine shows the folders of Linux to Windows programs, which cannot start what is in them.
        _bin = !OperatingSystem.IsWindows() && Directory.Exists(Root) ? Directory.GetDirectories(Root).Select(version => Path.Combine(version, "bin")).FirstOrDefault(Directory.Exists) : null;
        if (_bin is null)
        {
            Missing = OperatingSystem.IsWindows() ? "These tests start PostgreSQL on Linux only." : $"PostgreSQL is not installed in {Root}.";
            return;
        }

        Directory.CreateDirectory(_folder);
        _port = FreePort();
        try
        {
            if (Environment.IsPrivilegedProcess)
                Run("chown", "postgres", _folder);
            RunAsUser("initdb", "--pgdata", Data, "--username", "tests", "--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync");
            RunAsUser(
                "pg_ctl", "--pgdata", Data, "--wait", "--timeout", "300", "--log", Path.Combine(_folder, "log"),
                "--options", $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='{_folder}' -c fsync=off", "start");
        }
        catch (InvalidOperationException e)
        {
            Missing = "PostgreSQL did not start: " + e.Message;
        }
    }

    /// <summary>Why there is no server; null when there is one.</summary>
    public string? Missing { get; }

    public string ConnectionString => $"Host=127.0.0.1;Port={_port};Username=tests;Database=postgres;Timeout=60;Command Timeout=300";

    private string Data => Path.Combine(_folder, "data");

    public void Dispose()
    {
        if (Missing is null)
            RunAsUser("pg_ctl", "--pgdata", Data, "--mode", "immediate", "--wait", "stop");
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private void RunAsUser(string program, params IEnumerable<string> arguments)
    {
        var path = Path.Combine(_bin!, program);
        if (Environment.IsPrivilegedProcess)
            Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments]);
        else
            Run(path, arguments);
    }

    /// <summary>Nothing is read from the programs: the server would inherit the pipes and keep them open.</summary>
    private void Run(string program, params IEnumerable<string> arguments)
    {
        string[] silently = ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments];
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", silently) { WorkingDirectory = _folder })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{Path.GetFileName(program)} ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
