using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Exotel.Simulator.Users;

/// <summary>A user with a phone and, some, a SIP address. The numbers are those of the first agents of the calls.</summary>
internal sealed record SimUser(int Index, string FirstName, string LastName)
{
    private static readonly string[] FirstNames = ["Asha", "Ravi", "Zoë", "सुनीता", "Imran", "Meera", "Joseph"];
    private static readonly string[] LastNames = ["Rao", "Kumar", "Müller", "शर्मा", "Khan", "O'Brien"];
    private static readonly string[] Roles = ["user", "user", "user", "supervisor", "admin"];

    public string Id => "5f0c" + Index.ToString("x20", CultureInfo.InvariantCulture);

    public string Email => $"agent{Index}@example.com";

    public string Role => Roles[Index % Roles.Length];

    public string Phone => "+91" + (9800000000 + Index).ToString(CultureInfo.InvariantCulture);

    public string? Sip => Index % 4 == 3 ? $"sip:agent{Index}@exotel.in" : null;

    public bool IsAvailable => Index % 3 != 2;

    public bool IsOnCall => Index % 5 == 1;

    public static IReadOnlyList<SimUser> Create(int count) => [.. Enumerable.Range(0, count)
        .Select(index => new SimUser(index, FirstNames[index % FirstNames.Length], LastNames[index / FirstNames.Length % LastNames.Length]))];
}
