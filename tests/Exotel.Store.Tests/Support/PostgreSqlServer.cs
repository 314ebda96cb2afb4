using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using Xunit;

namespace Exotel.Store.Tests.Support;

/// <summary>A PostgreSQL of its own for the tests, where one is installed: on a free port, in a temporary folder, as a user other than root.</summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    private const string User = "postgres";

    private readonly string _folder = Directory.CreateTempSubdirectory("exotel-postgresql").FullName;
    private Process? _server;
    private string? _connectionString;
    private string _reason = OperatingSystem.IsWindows() ? "These tests start PostgreSQL on Linux only." : "PostgreSQL is not installed.";

    public async ValueTask InitializeAsync()
    {
        // Wine shows the folders of Linux to Windows programs, which cannot start what is in them.
        if (!OperatingSystem.IsWindows() && Directory.Exists("/usr/lib/postgresql") && Directory.GetDirectories("/usr/lib/postgresql").Order().LastOrDefault() is { } version)
            await StartAsync(Path.Combine(version, "bin"));
    }

    /// <summary>An open connection to an empty schema. Skips the test where there is no server.</summary>
    public async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        Assert.SkipWhen(_connectionString is null, _reason);
        var schema = "s" + Guid.NewGuid().ToString("N");
        await using (var connection = new NpgsqlConnection(_connectionString))
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("CREATE SCHEMA " + schema, connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        var opened = new NpgsqlConnection($"{_connectionString};Search Path={schema}");
        await opened.OpenAsync(cancellationToken);
        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is { HasExited: false })
        {
            // SIGQUIT: the server ends at once, with its children.
            await RunAsync("kill", "-QUIT", _server.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
            await _server.WaitForExitAsync();
        }

        _server?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartAsync(string programs)
    {
        var isRoot = Environment.UserName == "root";
        if (isRoot && await RunAsync("chown", User, _folder) != 0)
        {
            _reason = $"There is no user {User} to run PostgreSQL as.";
            return;
        }

        var data = Path.Combine(_folder, "data");
        if (await RunAsync(As(isRoot, Path.Combine(programs, "initdb"), "-D", data, "-U", "test", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")) != 0)
        {
            _reason = "initdb of PostgreSQL failed.";
            return;
        }

        var port = FreePort();
        _server = Start(As(isRoot, Path.Combine(programs, "postgres"), "-D", data, "-h", "127.0.0.1", "-p", $"{port}", "-k", _folder, "-F"));
        var connectionString = $"Host=127.0.0.1;Port={port};Username=test;Database=postgres;Timeout=5";
        for (var tries = 0; tries < 600 && !_server.HasExited; tries++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(connectionString);
                await connection.OpenAsync();
                _connectionString = connectionString;
                return;
            }
            catch (NpgsqlException)
            {
                await Task.Delay(100);
            }
        }

        _reason = "PostgreSQL did not start.";
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static string[] As(bool isRoot, params string[] command) =>
        isRoot ? ["setpriv", "--reuid=" + User, "--regid=" + User, "--clear-groups", .. command] : command;

    private static async Task<int> RunAsync(params string[] command)
    {
        using var process = Start(command);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static Process Start(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
