using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Simulator;

try
{
    var command = new CommandLine(args);
    if (command.WantsHelp)
    {
        Console.Write(CommandLine.Help);
        return 0;
    }

    await using var server = await SimulatorServer.StartAsync(command.Options);
    StartupBanner.Write(server);
    using var end = new CancellationTokenSource();
    if (command.Parent is { } parent)
        _ = EndWithAsync(parent, end);
    await server.WaitAsync(end.Token);
    return 0;
}
catch (FormatException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 2;
}
catch (System.IO.IOException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 1;
}

static async Task EndWithAsync(int parent, CancellationTokenSource end)
{
    try
    {
        using var process = Process.GetProcessById(parent);
        await process.WaitForExitAsync();
    }
    catch (ArgumentException)
    {
    }

    await end.CancelAsync();
}
