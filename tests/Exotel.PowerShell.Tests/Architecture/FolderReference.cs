namespace Exotel.PowerShell.Tests.Architecture;

/// <summary>A type in one folder that uses a type in another folder of the same project.</summary>
internal sealed record FolderReference(string FromFolder, string FromType, string ToFolder, string ToType)
{
    public override string ToString() => $"{Name(FromFolder)} -> {Name(ToFolder)}: {FromType} uses {ToType}";

    public static string Name(string folder) => folder.Length == 0 ? "(root)" : folder;
}
