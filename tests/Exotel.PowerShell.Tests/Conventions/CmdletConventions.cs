using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using Exotel.PowerShell.Pipeline;
using Xunit;

namespace Exotel.PowerShell.Tests.Conventions;

/// <summary>What holds for every cmdlet of the module.</summary>
public sealed class CmdletConventions
{
    private static readonly IReadOnlyList<string> ApprovedVerbs =
    [
        VerbsCommon.Get, VerbsCommon.Set, VerbsCommon.Remove, VerbsLifecycle.Invoke, VerbsLifecycle.Wait, VerbsData.Save, VerbsData.Sync, VerbsData.Export,
        VerbsData.ConvertFrom, VerbsCommunications.Receive, VerbsCommunications.Connect, VerbsCommunications.Disconnect, VerbsDiagnostic.Test,
        VerbsDiagnostic.Measure,
    ];

    public static TheoryData<Type> Cmdlets => new(typeof(ExotelCommand).Assembly.GetExportedTypes()
        .Where(type => typeof(Cmdlet).IsAssignableFrom(type) && !type.IsAbstract));

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_has_an_approved_verb_and_a_singular_noun_with_the_module_prefix(Type type)
    {
        var (verb, noun) = NameOf(type);

        Assert.Contains(verb, ApprovedVerbs);
        Assert.StartsWith("Exo", noun, StringComparison.Ordinal);
        Assert.False(noun.EndsWith('s'), noun);
        Assert.Equal(verb + noun + "Command", type.Name);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_is_sealed(Type type) => Assert.True(type.IsSealed);

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_declares_its_output_type(Type type) =>
        Assert.True(type.GetCustomAttribute<OutputTypeAttribute>() is not null || WritesNothing(type), type.Name);

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_has_no_parameter_that_shows_a_secret(Type type) =>
        Assert.DoesNotContain(
            Parameters(type).Where(parameter => parameter.PropertyType == typeof(string)),
            parameter => parameter.Name.Contains("ApiToken", StringComparison.OrdinalIgnoreCase) || parameter.Name.Contains("Password", StringComparison.OrdinalIgnoreCase));

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_names_its_parameters_in_Pascal_case(Type type) =>
        Assert.All(Parameters(type), parameter => Assert.Matches("^[A-Z][A-Za-z]*$", parameter.Name));

    /// <summary>Read from the metadata: the reference assembly's attributes hold nothing at run time.</summary>
    private static (string Verb, string Noun) NameOf(Type type)
    {
        var arguments = type.GetCustomAttributesData().Single(data => data.AttributeType == typeof(CmdletAttribute)).ConstructorArguments;
        return ((string)arguments[0].Value!, (string)arguments[1].Value!);
    }

    private static bool WritesNothing(Type type) => type.Name is "DisconnectExoAccountCommand" or "RemoveExoProfileCommand" or "SetExoProfileCommand";

    private static IEnumerable<PropertyInfo> Parameters(Type type) =>
        type.GetProperties().Where(property => property.GetCustomAttributes<ParameterAttribute>().Any());
}
