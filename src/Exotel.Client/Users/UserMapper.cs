using System;
using System.Collections.Generic;
using System.Linq;
using Exotel.Accounts;
using Exotel.Wire;

namespace Exotel.Users;

/// <summary>Converts a record to a <see cref="User"/>. Source: docs/api.md#exophones-users.</summary>
internal static class UserMapper
{
    private const string TelScheme = "tel:";

    public static User ToUser(UserWire wire, AccountTimeZone zone)
    {
        var devices = wire.Devices ?? [];
        return new User
        {
            Id = wire.Id,
            FirstName = wire.FirstName,
            LastName = wire.LastName,
            Email = wire.Email,
            Role = wire.Role,
            PhoneNumber = WithoutScheme(AddressOf(devices.Where(device => !device.IsSip))),
            SipUri = AddressOf(devices.Where(device => device.IsSip)),
            Available = devices.Any(device => device.IsAvailable == true) ? true : devices.Any(device => device.IsAvailable == false) ? false : null,
            ActiveCall = LenientBoolean.Parse(wire.ActiveCall) == false ? null : wire.ActiveCall,
            LastLogin = wire.LastLogin?.In(zone),
        };
    }

    /// <summary>The address of the first device that is available, or of the first.</summary>
    private static string? AddressOf(IEnumerable<UserDeviceWire> devices) => devices
        .Where(device => device.ContactUri is not null)
        .OrderByDescending(device => device.IsAvailable == true)
        .FirstOrDefault()?.ContactUri;

    private static string? WithoutScheme(string? number) =>
        number?.StartsWith(TelScheme, StringComparison.OrdinalIgnoreCase) == true ? number.Substring(TelScheme.Length) : number;
}
