using System;
using System.Reflection;

namespace Exotel.DesktopHost;

internal static class Program
{
    public static int Main(string[] arguments)
    {
        Console.WriteLine(Assembly.LoadFrom(arguments[0]).FullName);
        return 0;
    }
}
