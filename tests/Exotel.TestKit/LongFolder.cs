using System.IO;

namespace Exotel.TestKit;

/// <summary>Folders whose path is longer than the 260 characters of the older functions of Windows.</summary>
public static class LongFolder
{
    private const int NameLength = 40;

    /// <summary>Makes a folder whose path has at least so many characters.</summary>
    /// <param name="parent">An existing folder.</param>
    /// <param name="length">The length; up to 40 characters more are used.</param>
    /// <returns>Its full path.</returns>
    public static string Create(string parent, int length = 300) => Directory.CreateDirectory(Describe(parent, length)).FullName;

    /// <summary>The path of such a folder, which is not made.</summary>
    public static string Describe(string parent, int length = 300)
    {
        while (parent.Length < length)
            parent = Path.Combine(parent, new string('f', NameLength - 1));
        return parent;
    }
}
