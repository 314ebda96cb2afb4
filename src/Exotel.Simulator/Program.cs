using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Simulator;

try
{
    var command = new CommandLine(args);
    if (command.ShowHelp)
    {
        Console.Write(CommandLine.Help);
        return 0;
    }

    await using var server = await SimulatorServer.StartAsync(command.Options);
    StartupBanner.Write(server);
    using var stop = new CancellationTokenSource();
    if (command.Parent is { } parent)
        _ = StopWithParentAsync(parent, stop);
    await server.WaitAsync(stop.Token);
    return 0;
}
catch (FormatException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 2;
}
catch (IOException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 1;
}

static async Task StopWithParentAsync(int parent, CancellationTokenSource stop)
{
    try
    {
        using var process = Process.GetProcessById(parent);
        await process.WaitForExitAsync();
    }
    catch (ArgumentException)
    {
    }

    await stop.CancelAsync();
}
