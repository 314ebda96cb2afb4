using System;
using System.Security.Cryptography;
using System.Text;

namespace Exotel.Callbacks.Listening;

/// <summary>The secret path of a listener. It is compared in constant time, so that the duration does not reveal a partial match.</summary>
internal sealed class SecretPath(string token)
{
    private const int RandomBytes = 24;

    private readonly byte[] _hash = Hash(token);

    public static string NewToken()
    {
        var bytes = new byte[RandomBytes];
        using (var random = RandomNumberGenerator.Create())
            random.GetBytes(bytes);
        return Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_');
    }

    /// <param name="path">The requested path, with or without a trailing slash.</param>
    public bool Matches(string path)
    {
        if (path.Length < 2 || path[0] != '/')
            return false;

        var length = path.Length - (path[path.Length - 1] == '/' ? 2 : 1);
        var hash = Hash(path.Substring(1, length));
        var difference = 0;
        for (var i = 0; i < hash.Length; i++)
            difference |= hash[i] ^ _hash[i];
        return difference == 0;
    }

    private static byte[] Hash(string text)
    {
        using var sha = SHA256.Create();
        return sha.ComputeHash(Encoding.UTF8.GetBytes(text));
    }
}
