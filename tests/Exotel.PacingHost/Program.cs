using System;
using System.Globalization;
using Exotel.PacingHost;

// acquire <file> <limit> <window ms> <requests>   takes permits, and writes when it had each
// hold <file>                                      holds the file until it is killed
// list <file> <address> <limit> <bulk limit> <window ms> <throttle>   lists calls, and writes figures of the listing
try
{
    switch (args)
    {
        case ["acquire", var file, var limit, var window, var count]:
            await Permits.AcquireAsync(file, Number(limit), Milliseconds(window), Number(count));
            return 0;
        case ["hold", var file]:
            Permits.Hold(file);
            return 0;
        case ["list", var file, var address, var limit, var bulk, var window, var throttle]:
            await Listing.RunAsync(file, address, Number(limit), Number(bulk), Milliseconds(window), Number(throttle));
            return 0;
        default:
            await Console.Error.WriteLineAsync("acquire, hold or list");
            return 2;
    }
}
catch (Exception error)
{
    await Console.Error.WriteLineAsync(error.ToString());
    return 1;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static TimeSpan Milliseconds(string text) => TimeSpan.FromMilliseconds(Number(text));
