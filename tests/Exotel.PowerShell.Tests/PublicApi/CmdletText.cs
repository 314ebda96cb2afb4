using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using Exotel.PowerShell.Pipeline;

namespace Exotel.PowerShell.Tests.PublicApi;

/// <summary>
/// What a script can rely on: cmdlets, their parameters in each set, and what they write. Read from the metadata: the
/// reference assembly's attributes hold nothing at run time.
/// </summary>
internal static class CmdletText
{
    public static IEnumerable<string> All() => typeof(ExotelCommand).Assembly.GetExportedTypes()
        .Where(type => typeof(Cmdlet).IsAssignableFrom(type) && !type.IsAbstract)
        .Select(type => (Type: type, Name: NameOf(type)))
        .OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal)
        .SelectMany(cmdlet => Parameters(cmdlet.Type).Prepend(cmdlet.Name + Written(cmdlet.Type) + Asks(cmdlet.Type)));

    private static string NameOf(Type type) => string.Join('-', Of<CmdletAttribute>(type).Single().ConstructorArguments.Select(argument => argument.Value));

    private static string Asks(Type type) => Named<bool>(Of<CmdletAttribute>(type).Single(), "SupportsShouldProcess") ? ", -WhatIf -Confirm" : "";

    private static string Written(Type type)
    {
        var types = Of<OutputTypeAttribute>(type).SelectMany(data => data.ConstructorArguments).SelectMany(Flat).Select(value => value is Type written ? TypeText.From(written) : value?.ToString());
        return " -> " + string.Join(", ", types.DefaultIfEmpty("nothing"));
    }

    private static IEnumerable<object?> Flat(CustomAttributeTypedArgument argument) =>
        argument.Value is IEnumerable<CustomAttributeTypedArgument> many ? many.SelectMany(Flat) : [argument.Value];

    private static IEnumerable<string> Parameters(Type type) => (
        from property in type.GetProperties()
        from parameter in Of<ParameterAttribute>(property)
        let aliases = Of<AliasAttribute>(property).SelectMany(data => data.ConstructorArguments).SelectMany(Flat).ToList()
        let line = $"  -{property.Name} <{TypeText.From(property.PropertyType)}>"
            + (aliases.Count > 0 ? $" (alias {string.Join(", ", aliases)})" : "")
            + (Named<string>(parameter, "ParameterSetName") is { } set ? $" in {set}" : "")
            + (Named<bool>(parameter, "Mandatory") ? ", mandatory" : "")
            + (Has(parameter, "Position") ? $", position {Named<int>(parameter, "Position")}" : "")
            + (Named<bool>(parameter, "ValueFromPipeline") ? ", from the pipeline" : "")
            + (Named<bool>(parameter, "ValueFromPipelineByPropertyName") ? ", by property name" : "")
        select line).Order(StringComparer.Ordinal);

    private static IEnumerable<CustomAttributeData> Of<T>(MemberInfo member) =>
        member.GetCustomAttributesData().Where(data => data.AttributeType == typeof(T));

    private static bool Has(CustomAttributeData data, string name) => data.NamedArguments.Any(argument => argument.MemberName == name);

    private static T? Named<T>(CustomAttributeData data, string name) =>
        Has(data, name) ? (T?)data.NamedArguments.Single(argument => argument.MemberName == name).TypedValue.Value : default;
}
