using System.Collections.Generic;
using System.IO;

namespace Exotel.DesktopHost;

/// <summary>The command line.</summary>
internal sealed class CommandLineOptions
{
    public const string Help = """
        Exotel.DesktopHost <bin/netstandard2.0 of the module> <address of a simulator> [options]
          --other <path>   first import the module of this assembly
          --alone          load the client so that it finds no neighbour by itself
          --no-resolver    do not hook the module's resolver
        """;

    private CommandLineOptions(string moduleFolder, string address)
    {
        ModuleFolder = moduleFolder;
        Address = address;
    }

    public string ModuleFolder { get; }

    public string Address { get; }

    public string? OtherModule { get; private set; }

    public bool Alone { get; private set; }

    public bool NoResolver { get; private set; }

    /// <returns>Null when the arguments do not read.</returns>
    public static CommandLineOptions? Read(string[] arguments)
    {
        if (arguments.Length < 2)
            return null;

        var wishes = new CommandLineOptions(Path.GetFullPath(arguments[0]), arguments[1]);
        var rest = new Queue<string>(arguments);
        rest.Dequeue();
        rest.Dequeue();
        while (rest.Count > 0)
        {
            switch (rest.Dequeue())
            {
                case "--other" when rest.Count > 0:
                    wishes.OtherModule = rest.Dequeue();
                    break;
                case "--alone":
                    wishes.Alone = true;
                    break;
                case "--no-resolver":
                    wishes.NoResolver = true;
                    break;
                default:
                    return null;
            }
        }

        return wishes;
    }
}
