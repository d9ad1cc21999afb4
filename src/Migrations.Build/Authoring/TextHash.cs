using System.Security.Cryptography;
using System.Text;

namespace Migrations.Build.Authoring;

/// <summary>
/// The hash that tells whether a revision's file was edited: the first 16 bytes of the SHA-256 of its text, as lower-case
/// hexadecimal digits. Line ends and a byte order mark do not count, since version control changes them.
/// </summary>
/// <remarks>Compiled into the source generator too.</remarks>
internal static class TextHash
{
    private const int ByteCount = 16;
    private const string Digits = "0123456789abcdef";

    /// <summary>The hash of a file's text.</summary>
    public static string Of(string text)
    {
        if (text.Length > 0 && text[0] == '\uFEFF')
        {
            text = text.Substring(1);
        }

        var bytes = Encoding.UTF8.GetBytes(text.Replace("\r\n", "\n").Replace('\r', '\n'));
#if NET
        var hash = SHA256.HashData(bytes);
#else
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(bytes);
#endif
        var result = new char[ByteCount * 2];
        for (var index = 0; index < ByteCount; index++)
        {
            result[index * 2] = Digits[hash[index] >> 4];
            result[(index * 2) + 1] = Digits[hash[index] & 15];
        }

        return new string(result);
    }
}
