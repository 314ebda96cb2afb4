using System.Collections.Generic;
using System.IO;

namespace Exotel.DesktopHost;

/// <summary>The options of the command line.</summary>
internal sealed class CommandLineOptions(string moduleFolder, string address)
{
    public const string Help = """
        Exotel.DesktopHost <bin/netstandard2.0 of the module> <URL of a simulator> [options]
          --other <path>   first import another module, whose assembly has this path
          --alone          load the client without its folder, so that it does not find the assemblies beside it
          --store <path>   also write the calls to a store in this file, and read them back
          --no-resolver    do not register the module's assembly resolver
        """;

    public string ModuleFolder { get; } = moduleFolder;

    public string Address { get; } = address;

    public string? OtherModule { get; private set; }

    public string? Store { get; private set; }

    public bool Alone { get; private set; }

    public bool NoResolver { get; private set; }

    /// <returns>The options; null when the arguments are invalid.</returns>
    public static CommandLineOptions? Parse(string[] arguments)
    {
        if (arguments.Length < 2)
            return null;

        var options = new CommandLineOptions(Path.GetFullPath(arguments[0]), arguments[1]);
        var rest = new Queue<string>(arguments);
        rest.Dequeue();
        rest.Dequeue();
        while (rest.Count > 0)
        {
            switch (rest.Dequeue())
            {
                case "--other" when rest.Count > 0:
                    options.OtherModule = rest.Dequeue();
                    break;
                case "--store" when rest.Count > 0:
                    options.Store = rest.Dequeue();
                    break;
                case "--alone":
                    options.Alone = true;
                    break;
                case "--no-resolver":
                    options.NoResolver = true;
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}
