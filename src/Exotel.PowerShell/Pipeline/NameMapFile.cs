using System;
using System.Collections.ObjectModel;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Exotel.Analytics.Names;

namespace Exotel.PowerShell.Pipeline;

/// <summary>
/// Reads the file of a <c>-NameMap</c> parameter: a CSV file with the columns <c>Number</c> and <c>Name</c>, or those that <c>Get-ExoPhone</c> and <c>Get-ExoUser</c>
/// export. A name counts for a number wherever it occurs, as an ExoPhone or as an agent.
/// </summary>
internal static class NameMapFile
{
    private const string Script = "param($Path, $Delimiter) $PSDefaultParameterValues = @{}; Microsoft.PowerShell.Utility\\Import-Csv -LiteralPath $Path -Delimiter $Delimiter -Encoding UTF8";

    private static readonly string[] NumberColumns = ["Number", "PhoneNumber", "ExoPhone", "Agent"];

    private static readonly string[] NameColumns = ["Name", "FriendlyName"];

    /// <summary>Adds the names of a file to a lookup.</summary>
    /// <param name="cmdlet">Resolves a relative path against PowerShell's location.</param>
    /// <param name="path">The path.</param>
    /// <param name="names">Gets the names, in place of those that it has.</param>
    /// <exception cref="ExotelException">The file cannot be read, or lacks a column.</exception>
    public static void Read(PSCmdlet cmdlet, string path, NameLookup names)
    {
        var file = FileSystemPath.Resolve(cmdlet, path);
        var rows = ReadRows(cmdlet, file);
        if (rows.Count == 0)
            throw Invalid($"The file {file} has no names: its first line must name the columns Number and Name, and each further line has a number and its name.");
        foreach (var row in rows)
        {
            if (Find(row, NumberColumns) is not { } number || FindName(row) is not { } name)
                throw Invalid($"The file {file} lacks a column: it must have the columns Number and Name, separated by commas or semicolons.");
            names.AddExoPhone(number, name);
            names.AddAgent(number, name);
            names.AddAgent(Find(row, "SipUri"), name);
        }
    }

    private static Collection<PSObject> ReadRows(PSCmdlet cmdlet, string file)
    {
        try
        {
            var header = File.ReadLines(file).FirstOrDefault() ?? string.Empty;
            var delimiter = header.Contains(',') ? ',' : ';';
            return cmdlet.SessionState.InvokeCommand.InvokeScript(useLocalScope: true, ScriptBlock.Create(Script), null, file, delimiter);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or RuntimeException)
        {
            throw Invalid($"The file {file} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>The name; empty where the row has none, null where the file has no column for it.</summary>
    private static string? FindName(PSObject row) =>
        Find(row, NameColumns) ?? (Find(row, "FirstName") is { } first ? first + " " + Find(row, "LastName") : null);

    private static string? Find(PSObject row, params string[] columns) =>
        columns.Select(column => row.Properties[column]).FirstOrDefault(property => property is not null) is { } found ? found.Value?.ToString() ?? string.Empty : null;

    private static ExotelException Invalid(string message, Exception? cause = null) => new(ExotelErrorKind.InvalidRequest, message, cause);
}
